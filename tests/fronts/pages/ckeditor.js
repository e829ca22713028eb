// CKEditor 5, its pictures uploaded by an adapter as its documentation shows it.
import {
  ClassicEditor, Essentials, Image, ImageInsert, ImageUpload, Paragraph,
} from './node_modules/ckeditor5/dist/browser/ckeditor5.js';
import './node_modules/ckeditor5/dist/browser/ckeditor5.css';
import { got } from './record.js';

document.querySelector('#app').innerHTML = `
  <div id="ckeditor"></div>
  <output id="state">starting</output>`;

class Adapter {
  constructor(loader) {
    this.loader = loader;
  }

  async upload() {
    const file = await this.loader.file;
    got('ckeditor', [file]);
    return { default: URL.createObjectURL(file) };
  }

  abort() {}
}

function Uploads(editor) {
  editor.plugins.get('FileRepository').createUploadAdapter = (loader) => new Adapter(loader);
}

ClassicEditor.create({
  attachTo: document.querySelector('#ckeditor'),
  licenseKey: 'GPL',
  plugins: [Essentials, Paragraph, Image, ImageUpload, ImageInsert],
  extraPlugins: [Uploads],
  toolbar: ['uploadImage'],
}).then(() => {
  document.querySelector('#state').textContent = 'idle';
});
