// React: a controlled input (emptied after each choice, the files kept as state), an uncontrolled one
// read through a ref when the form is submitted, a drop zone with an overlay, a box to paste into.
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { got } from './record.js';

function Upload() {
  const [files, setFiles] = useState([]);
  const [over, setOver] = useState(false);
  const free = useRef(null);

  const add = (way, list) => {
    const chosen = [...list];
    got(way, chosen);
    setFiles((before) => [...before, ...chosen]);
  };
  const onChange = (event) => {
    add('input', event.target.files);
    event.target.value = '';
  };
  const onDrop = (event) => {
    event.preventDefault();
    setOver(false);
    add('drop', event.dataTransfer.files);
  };
  const onPaste = (event) => {
    const images = [...event.clipboardData.items]
      .filter((item) => item.kind === 'file' && item.type.startsWith('image/'))
      .map((item) => item.getAsFile());
    if (images.length === 0) return;
    event.preventDefault();
    add('paste', images);
  };
  const onSubmit = (event) => {
    event.preventDefault();
    got('submit', free.current.files);
    event.target.reset();
  };
  return (
    <>
      <input id="file" type="file" multiple onChange={onChange} />
      <div
        id="zone"
        onDragEnter={() => setOver(true)}
        onDragOver={(event) => event.preventDefault()}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        Drop here
      </div>
      <textarea id="box" onPaste={onPaste} />
      <form onSubmit={onSubmit}>
        <input id="free" type="file" multiple ref={free} />
        <button id="send">Send</button>
      </form>
      <output id="state">{over ? 'over' : 'idle'}</output>
      <ul>{files.map((file, index) => <li key={index}>{file.name}</li>)}</ul>
    </>
  );
}

createRoot(document.querySelector('#app')).render(<Upload />);
