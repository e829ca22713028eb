// TinyMCE, built into one script as its documentation shows it; it edits in a frame of its own.
import tinymce from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/skins/content/default/content.js';
import 'tinymce/skins/ui/oxide/content.js';
import 'tinymce/skins/ui/oxide/skin.js';
import 'tinymce/themes/silver';
import { got } from './record.js';

document.querySelector('#app').innerHTML = `
  <textarea id="tinymce"></textarea>
  <output id="state">starting</output>`;

tinymce.init({
  selector: '#tinymce',
  license_key: 'gpl',
  toolbar: 'bold',
  menubar: false,
  height: 220,
  paste_data_images: true,
  automatic_uploads: false,
  setup: (editor) => {
    editor.on('init', () => {
      document.querySelector('#state').textContent = 'idle';
    });
    // Drops go this way, too.
    editor.on('PastePostProcess', async ({ node }) => {
      const pictures = [...node.querySelectorAll('img')];
      if (pictures.length > 0) got('tinymce', await Promise.all(pictures.map(fileOf)));
    });
  },
});

/** What a picture shows; it has no name here any more. @param {HTMLImageElement} picture */
async function fileOf({ src }) {
  return new File([await (await fetch(src)).blob()], '');
}
