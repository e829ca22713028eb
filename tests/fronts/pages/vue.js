// Vue, its template compiled in the page.
import { createApp, ref } from 'vue';
import { got } from './record.js';

createApp({
  setup() {
    const over = ref(false);
    const names = ref([]);
    const add = (way, list) => {
      got(way, list);
      names.value.push(...[...list].map(({ name }) => name));
    };
    return {
      over,
      names,
      picked: (event) => add('input', event.target.files),
      dropped: (event) => {
        over.value = false;
        add('drop', event.dataTransfer.files);
      },
      pasted: (event) => {
        if (event.clipboardData.files.length > 0) add('paste', event.clipboardData.files);
      },
    };
  },
  template: `
    <input id="file" type="file" multiple @change="picked">
    <div id="zone" @dragenter.prevent="over = true" @dragover.prevent @dragleave="over = false"
      @drop.prevent="dropped">Drop here</div>
    <textarea id="box" @paste="pasted"></textarea>
    <output id="state">{{ over ? 'over' : 'idle' }}</output>
    <ul><li v-for="name in names">{{ name }}</li></ul>`,
}).mount('#app');
