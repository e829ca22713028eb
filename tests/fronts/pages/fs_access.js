// browser-fs-access: a picker where the browser has one, elsewhere an input made for one choice.
// `?legacy` makes the page one of a browser without pickers.
import { got } from './record.js';

if (location.search === '?legacy') delete window.showOpenFilePicker;
const library = import('browser-fs-access');

document.querySelector('#app').innerHTML = `
  <button id="open">Open</button>
  <output id="state">idle</output>`;
document.querySelector('#open').addEventListener('click', async () => {
  const { fileOpen } = await library;
  document.querySelector('#state').textContent = 'open';
  try {
    got('picker', await fileOpen({ mimeTypes: ['image/*'], multiple: true }));
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
  } finally {
    document.querySelector('#state').textContent = 'idle';
  }
});
