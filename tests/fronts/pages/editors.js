// Editors that take pictures into their text: Quill with its own uploader, TipTap with its file
// handler, Lexical with its rich text's command for dropped and pasted files.
import { DRAG_DROP_PASTE, registerRichText } from '@lexical/rich-text';
import { Editor } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { FileHandler } from '@tiptap/extension-file-handler';
import { Image } from '@tiptap/extension-image';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import {
  $createParagraphNode, $createTextNode, $getRoot, COMMAND_PRIORITY_LOW, createEditor,
} from 'lexical';
import 'quill/dist/quill.js';
import 'quill/dist/quill.snow.css';
import { got } from './record.js';

const { Quill } = window;

document.querySelector('#app').innerHTML = `
  <div><div id="quill"></div></div>
  <div id="tiptap"></div>
  <div id="lexical" contenteditable="true"></div>
  <output id="state">idle</output>`;

/** @param {File} file @returns {Promise<string>} */
const dataURL = (file) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.readAsDataURL(file);
});

const quill = new Quill('#quill', {
  theme: 'snow', modules: { toolbar: [['bold', 'image']] },
});
// As its own handler does it, but that the test hears of it.
const insert = quill.uploader.options.handler;
quill.uploader.options.handler = function handler(range, files) {
  got('quill', files);
  insert.call(this, range, files);
};

new Editor({
  element: document.querySelector('#tiptap'),
  extensions: [
    Document, Paragraph, Text,
    Image.configure({ allowBase64: true }),
    FileHandler.configure({
      onDrop: (editor, files, position) => take(editor, files, position),
      onPaste: (editor, files) => take(editor, files, editor.state.selection.anchor),
    }),
  ],
});

async function take(editor, files, position) {
  got('tiptap', files);
  for (const file of files) {
    const attrs = { src: await dataURL(file) };
    editor.chain().insertContentAt(position, { type: 'image', attrs }).run();
  }
}

const lexical = createEditor({ onError: (error) => console.error(error) });
lexical.setRootElement(document.querySelector('#lexical'));
registerRichText(lexical);
// It takes no drop on its root, which is all of an empty text.
lexical.update(() => {
  $getRoot().clear().append($createParagraphNode().append($createTextNode('Write here')));
});
lexical.registerCommand(DRAG_DROP_PASTE, (files) => {
  got('lexical', files);
  return true;
}, COMMAND_PRIORITY_LOW);
