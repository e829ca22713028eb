// An ordinary chat page: input, drop and paste, as such pages do it. It shows what it received.
'use strict';

const messages = document.querySelector('#messages');
const composer = document.querySelector('#composer');
const input = document.querySelector('#file');
window.received = [];

function say(className, ...content) {
  const item = document.createElement('li');
  item.className = className;
  item.append(...content);
  messages.append(item);
  item.scrollIntoView({block: 'end'});
}

function facts(file) {
  const list = document.createElement('dl');
  const changed = new Date(file.lastModified).toISOString().slice(0, 10);
  const rows = {Name: file.name, Size: `${file.size.toLocaleString('en')} bytes`, Changed: changed};
  for (const [name, value] of Object.entries(rows)) {
    const term = document.createElement('dt');
    const text = document.createElement('dd');
    term.textContent = name;
    text.textContent = value;
    list.append(term, text);
  }
  return list;
}

function receive(way, files) {
  for (const file of files) {
    window.received.push({way, file});
    const picture = document.createElement('img');
    picture.alt = '';
    picture.src = URL.createObjectURL(file);
    say('mine', picture, facts(file));
  }
  if (files.length) say('theirs', `Received by ${way}: ${files.length === 1 ? 'one file' : `${files.length} files`}.`);
}

input.addEventListener('change', () => {
  receive('input', [...input.files]);
  input.value = '';
});
for (const type of ['dragenter', 'dragover']) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    composer.classList.add('over');
  });
}
document.addEventListener('dragleave', () => composer.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  composer.classList.remove('over');
  receive('drop', [...event.dataTransfer.files]);
});
document.addEventListener('paste', (event) => {
  if (event.clipboardData.files.length) {
    event.preventDefault();
    receive('paste', [...event.clipboardData.files]);
  }
});
composer.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = document.querySelector('#text');
  if (text.value.trim()) say('mine', text.value.trim());
  text.value = '';
});

fetch('samples.json').then((reply) => reply.json()).then(({folder, names}) => {
  document.querySelector('#folder').textContent = folder;
  for (const name of names) {
    const item = document.createElement('li');
    const picture = document.createElement('img');
    const label = document.createElement('span');
    picture.src = `photos/${encodeURIComponent(name)}`;
    picture.alt = '';
    label.textContent = name;
    item.append(picture, label);
    document.querySelector('#samples').append(item);
  }
});
