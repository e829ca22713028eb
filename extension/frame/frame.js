// The extension's frame: wires the gate's port, the engine's worker and the prompt together.

import { EngineHost } from './engine_host.js';
import { FrontDesk } from './front_desk.js';
import { introduction } from './introduction.js';

const engine = new EngineHost(() => new Worker(new URL('../engine/worker.js', import.meta.url), { type: 'module' }));
const desk = new FrontDesk(engine);

/** What the prompt sees; see docs/protocol.md. */
globalThis.cloakroom = Object.freeze({
  subscribe: (listener) => desk.subscribe(listener),
  decide: (action, event) => desk.decide(action, event),
});

const { port, origin } = await introduction();

/** What the gate may ask for. */
const requests = {
  warm: () => engine.start(),
  offer: (message) => desk.take(message),
  dismiss: () => desk.dismiss(),
  ping: () => port.postMessage({ type: 'pong' }),
};

desk.say = (message) => port.postMessage(message);
port.onmessage = ({ data }) => {
  if (Object.hasOwn(requests, data?.type)) requests[data.type](data);
};
port.postMessage({ type: 'ready' });
