// FilePond, which hears of pastes anywhere in the page.
import * as FilePond from 'filepond';
import 'filepond/dist/filepond.css';
import { got } from './record.js';

document.querySelector('#app').innerHTML = `
  <div id="filepond"><input type="file"></div>
  <output id="state">idle</output>`;

window.refused = [];
FilePond.create(document.querySelector('#filepond input'), {
  allowMultiple: true,
  credits: false,
  onaddfile: (error, item) => {
    if (error) window.refused.push(error.main);
    else got('filepond', [item.file]);
  },
});
