// The tripwire: looks at what requests carry. The last line, for pictures that a page got hold of by
// a way that nobody knew. What the gate handed on is known by its content and passes at once.

import { SerialQueue } from '../../shared/serial.js';
import { checkedBody, FORM, maySuspect, STREAM } from './bodies.js';
import { apply, intercept, sizeOf, tagOf } from './natives.js';

const failed = () => new TypeError('Failed to fetch');

export function watchFetch() {
  intercept(window, 'fetch', (native, self, args) => {
    const [input, init] = args;
    if (init && maySuspect(init.body)) {
      return checkedBody(init.body).then(
        (body) => apply(native, self, [input, { ...init, body, ...streaming(body) }]),
        () => Promise.reject(failed()),
      );
    }
    const bodiless = tagOf(input) !== '[object Request]' || /^(GET|HEAD)$/.test(input.method);
    if (bodiless || init?.body) return apply(native, self, args);
    return checkedRequest(input).then(
      (request) => apply(native, self, [request, ...args.slice(1)]),
      () => Promise.reject(failed()),
    );
  });
}

/** A stream can be sent one way only. @param {any} body */
function streaming(body) {
  return tagOf(body) === STREAM ? { duplex: 'half' } : {};
}

/** @param {Request} request */
async function checkedRequest(request) {
  const type = request.headers.get('content-type') ?? '';
  const copy = request.clone();
  let body;
  if (/^multipart\/form-data/i.test(type)) body = await copy.formData();
  else if (/urlencoded/i.test(type)) body = await copy.text();
  else body = await copy.blob();
  if (!maySuspect(body)) return request;
  const checked = await checkedBody(body);
  if (checked === body) return request;
  const headers = new Headers(request.headers);
  // A form has a border of its own, which the browser will name.
  if (tagOf(checked) === FORM) headers.delete('content-type');
  return new Request(request, { body: checked, headers });
}

/** Requests whose body is being looked at. @type {WeakMap<XMLHttpRequest, object>} */
const pending = new WeakMap();
/** @type {WeakSet<XMLHttpRequest>} */
const synchronous = new WeakSet();

/** @param {XMLHttpRequest} request @param {string} type */
function end(request, type) {
  for (const name of [type, 'loadend']) request.dispatchEvent(new ProgressEvent(name));
}

export function watchXhr() {
  const { prototype } = XMLHttpRequest;
  intercept(prototype, 'open', (native, self, args) => {
    pending.delete(self);
    if (args.length > 2 && !args[2]) synchronous.add(self);
    else synchronous.delete(self);
    return apply(native, self, args);
  });
  intercept(prototype, 'abort', (native, self, args) => {
    const waits = pending.delete(self);
    const result = apply(native, self, args);
    if (waits) end(self, 'abort');
    return result;
  });
  intercept(prototype, 'send', (native, self, args) => {
    const [body] = args;
    if (!maySuspect(body)) return apply(native, self, args);
    // Whoever does not wait cannot be asked for; no chat sends pictures so.
    if (synchronous.has(self)) throw new DOMException('Failed to send.', 'NetworkError');
    const token = {};
    pending.set(self, token);
    const go = (/** @type {() => void} */ action) => {
      if (pending.get(self) !== token) return; // Aborted, or opened anew.
      pending.delete(self);
      action();
    };
    checkedBody(body).then(
      (checked) => go(() => void apply(native, self, [checked])),
      () => go(() => end(self, 'error')),
    );
    return undefined;
  });
}

/**
 * A request that the browser makes once the page is gone (Fetch, `fetchLater`): what it carries cannot
 * be looked at any more, so that nothing goes that may hold a picture.
 */
export function watchFetchLater() {
  const mayGo = (/** @type {any} */ body) => {
    const isReport = sizeOf(body) !== undefined && NO_PICTURE.test(body.type);
    return isReport || !maySuspect(body);
  };
  intercept(window, 'fetchLater', (native, self, args) => {
    const [input, init] = args;
    const inherited = tagOf(input) === '[object Request]' && !init?.body && input.body;
    if (!inherited && mayGo(init?.body)) return apply(native, self, args);
    throw new DOMException('fetchLater exceeds its quota.', 'QuotaExceededError');
  });
}

/** What pages send when they are about to go, and cannot wait for. */
const NO_PICTURE = /^(text\/|application\/(json|x-www-form-urlencoded))/;

export function watchBeacons() {
  intercept(Navigator.prototype, 'sendBeacon', (native, self, args) => {
    const [url, body] = args;
    const isReport = sizeOf(body) !== undefined && NO_PICTURE.test(body.type);
    if (isReport || !maySuspect(body)) return apply(native, self, args);
    checkedBody(body).then((checked) => apply(native, self, [url, checked]), () => {});
    return true;
  });
}

/** What keeps the messages of a socket in their order. @type {WeakMap<object, SerialQueue>} */
const queues = new WeakMap();

/** Sockets keep their order: what follows a message that is looked at waits for it. */
export function watchSockets() {
  for (const owner of [window.WebSocket, window.RTCDataChannel]) {
    if (!owner) continue;
    intercept(owner.prototype, 'send', (native, self, args) => {
      const queue = queues.get(self) ?? new SerialQueue();
      if (queue.isIdle && !maySuspect(args[0])) return apply(native, self, args);
      queues.set(self, queue);
      const sendNext = async () => {
        const body = maySuspect(args[0]) ? await checkedBody(args[0]) : args[0];
        apply(native, self, [body]);
      };
      queue.run(sendNext).catch(() => {});
      return undefined;
    });
  }
}
