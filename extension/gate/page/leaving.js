// What the event that ends a drag carries, as a browser makes it: it says that there were files and of
// which types, and gives none of them.

import { defineProperty } from './natives.js';

/**
 * An object of the browser's kind with properties of its own.
 * @param {{prototype: object}} kind @param {Record<string, unknown>} own
 * @returns {any}
 */
export function made({ prototype }, own) {
  const object = Object.create(prototype);
  for (const name of Object.keys(own)) {
    defineProperty(object, name, { value: own[name], enumerable: true, configurable: true });
  }
  return object;
}

/** @param {string} type of one file */
function itemOf(type) {
  const nothing = () => null;
  const getAsString = () => {};
  return made(DataTransferItem, {
    kind: 'file', type, getAsFile: nothing, webkitGetAsEntry: nothing, getAsString,
  });
}

/** @param {readonly string[]} types of the dragged files @returns {DataTransfer} */
export function leaving(types) {
  const transfer = new DataTransfer();
  const { files } = new DataTransfer();
  // With any file in it, it says "Files" among its types.
  transfer.items.add(new File([], ''));
  transfer.effectAllowed = 'all';
  const items = types.map(itemOf);
  const list = made(DataTransferItemList, { ...items, length: items.length });
  defineProperty(list, Symbol.iterator, { value: () => items[Symbol.iterator](), configurable: true });
  defineProperty(transfer, 'files', { value: files, configurable: true });
  defineProperty(transfer, 'items', { value: list, configurable: true });
  return transfer;
}
