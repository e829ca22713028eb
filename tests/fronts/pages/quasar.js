// Quasar (Vue): its menu, with its own file field inside, and that field in the page.
import { QBtn, QFile, QItem, QItemSection, QList, QMenu, Quasar } from 'quasar';
import 'quasar/dist/quasar.css';
import { createApp, ref } from 'vue';
import { got } from './record.js';

const app = createApp({
  components: { QBtn, QFile, QItem, QItemSection, QList, QMenu },
  setup() {
    const file = ref(null);
    const menu = ref(null);
    const inMenu = ref(null);
    const inPage = ref(null);
    const take = (name, chosen) => {
      if (!chosen) return;
      got(name, [chosen]);
      if (name === 'quasar-menu') menu.value.hide();
    };
    return { file, menu, inMenu, inPage, take };
  },
  template: `
    <q-btn id="quasar-menu" label="Attach">
      <q-menu ref="menu" :transition-duration="0">
        <q-list>
          <q-item id="quasar-menu-item" clickable @click="file.pickFiles($event)">
            <q-item-section>Upload</q-item-section>
          </q-item>
        </q-list>
        <q-file ref="file" style="display: none" :model-value="inMenu"
          @update:model-value="take('quasar-menu', $event)" />
      </q-menu>
    </q-btn>
    <div id="quasar-file" style="width: 300px; margin-top: 20px">
      <q-file id="quasar-file-item" v-model="inPage" label="File"
        @update:model-value="take('quasar-file', $event)" />
    </div>
    <output id="state">idle</output>`,
});
app.use(Quasar, {});
app.mount('#app');
