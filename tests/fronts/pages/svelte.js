// Svelte: the component is compiled beforehand.
import { mount } from 'svelte';
import Upload from './Upload.compiled.js';

mount(Upload, { target: document.querySelector('#app') });
