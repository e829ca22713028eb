// react-dnd with its HTML5 backend, taking files from outside.
import { DndProvider, useDrop } from 'react-dnd';
import { HTML5Backend, NativeTypes } from 'react-dnd-html5-backend';
import { createRoot } from 'react-dom/client';
import { got } from './record.js';

function Target() {
  const [{ isOver, canDrop }, drop] = useDrop(() => ({
    accept: [NativeTypes.FILE],
    drop: (item) => got('drop', item.files),
    collect: (monitor) => ({ isOver: monitor.isOver(), canDrop: monitor.canDrop() }),
  }));
  return (
    <div id="zone" ref={drop}>
      Drop here
      <output id="state">{isOver || canDrop ? 'over' : 'idle'}</output>
    </div>
  );
}

createRoot(document.querySelector('#app')).render(
  <DndProvider backend={HTML5Backend}><Target /></DndProvider>,
);
