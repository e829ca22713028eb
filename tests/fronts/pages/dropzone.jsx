// react-dropzone, as its own documentation shows it.
import { useCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { useDropzone } from 'react-dropzone';
import { got } from './record.js';

function Dropzone() {
  const onDrop = useCallback((accepted, rejected, event) => {
    if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
    got({ change: 'input', drop: 'drop', paste: 'paste' }[event.type], accepted);
  }, []);
  const { getRootProps, getInputProps, isDragActive } = useDropzone({
    onDrop,
    accept: { 'image/*': [] },
  });
  return (
    <div {...getRootProps({ id: 'zone' })}>
      <input {...getInputProps({ id: 'file' })} />
      <p id="box" tabIndex="0">Drop some files here, or click to select files</p>
      <output id="state">{isDragActive ? 'over' : 'idle'}</output>
    </div>
  );
}

createRoot(document.querySelector('#app')).render(<Dropzone />);
