// A page that takes a picture by drop, and can re-encode one by canvas as other extensions do.
'use strict';

function start(parameters) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`start.js?${parameters}`, {type: 'module'});
    worker.onmessage = (event) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => reject(new Error(event.message));
  });
}

async function picture() {
  const reply = await fetch('big.jpg');
  return new File([await reply.blob()], 'big.jpg', {type: 'image/jpeg'});
}

/** Milliseconds from a drop to the page's own handler. */
function drop(file) {
  return new Promise((resolve) => {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    const began = performance.now();
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length !== 1) throw new Error('no file');
      resolve(performance.now() - began);
    }, {once: true});
    const init = {bubbles: true, composed: true, cancelable: true, dataTransfer: transfer};
    document.documentElement.dispatchEvent(new DragEvent('drop', init));
  });
}

/** Milliseconds from a file to one that a canvas has decoded and encoded again. */
async function canvas(file) {
  const began = performance.now();
  const bitmap = await createImageBitmap(file);
  const surface = document.createElement('canvas');
  surface.width = bitmap.width;
  surface.height = bitmap.height;
  surface.getContext('2d').drawImage(bitmap, 0, 0);
  const blob = await new Promise((resolve) => surface.toBlob(resolve, 'image/jpeg', 0.92));
  new File([blob], 'big.jpg', {type: 'image/jpeg'});
  return performance.now() - began;
}
