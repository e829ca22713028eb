// file-selector alone, given each kind of event.
import { fromEvent } from 'file-selector';
import { got } from './record.js';

document.querySelector('#app').innerHTML = `
  <input id="file" type="file" multiple>
  <div id="zone">Drop here</div>
  <textarea id="box"></textarea>
  <output id="state">idle</output>`;

const take = (way) => async (event) => {
  event.preventDefault();
  const found = await fromEvent(event);
  if (way !== 'paste' || found.length > 0) got(way, found);
};
const zone = document.querySelector('#zone');
const show = (text) => (document.querySelector('#state').textContent = text);
document.querySelector('#file').addEventListener('change', take('input'));
zone.addEventListener('dragenter', () => show('over'));
zone.addEventListener('dragover', (event) => event.preventDefault());
zone.addEventListener('dragleave', () => show('idle'));
zone.addEventListener('drop', take('drop'));
zone.addEventListener('drop', () => show('idle'));
document.querySelector('#box').addEventListener('paste', take('paste'));
