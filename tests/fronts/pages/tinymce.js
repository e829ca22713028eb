// TinyMCE, built into one script as its documentation shows it; it edits in a frame of its own.
import tinymce from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/plugins/image';
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
  plugins: 'image',
  toolbar: 'image',
  menubar: false,
  height: 220,
  paste_data_images: true,
  image_uploadtab: true,
  images_upload_handler: async (blobInfo) => {
    got('tinymce', [new File([blobInfo.blob()], blobInfo.filename())]);
    return `data:${blobInfo.blob().type};base64,${blobInfo.base64()}`;
  },
  setup: (editor) => editor.on('init', () => {
    document.querySelector('#state').textContent = 'idle';
  }),
});
