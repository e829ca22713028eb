// Uppy's dashboard, which knows a file by its name, size and date.
import { Dashboard, Uppy } from 'uppy/dist/uppy.min.mjs';
import 'uppy/dist/uppy.css';
import { got } from './record.js';

document.querySelector('#app').innerHTML = `
  <div id="uppy"></div>
  <output id="state">idle</output>`;

const uppy = new Uppy().use(Dashboard, {
  inline: true, target: '#uppy', width: 500, height: 300, proudlyDisplayPoweredByUppy: false,
});
uppy.on('file-added', (file) => got('uppy', [file.data]));
// What it refuses, such as a file that it takes for one it has.
window.refused = [];
uppy.on('info-visible', () => {
  window.refused.push(...uppy.getState().info.map(({ message }) => message));
});
