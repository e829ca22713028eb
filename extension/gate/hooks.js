// The hooks, in the page's own world: what only that world can see or do. Gets no original that the
// person did not decide to send. Everything used later is taken from the browser at document_start.

import { meet } from './page/channel.js';
import { announceCovering } from './page/covering.js';
import { offerEntries } from './page/entries.js';
import { guardWhenGateIsGone } from './page/last_guard.js';
import { announcePickers, announceReopening } from './page/inputs.js';
import { forwardClipboard, forwardLaunches, forwardPickers } from './page/pickers.js';
import { watchInserting, watchWaysIn } from './page/inserting.js';
import { watchOpening } from './page/opening.js';
import { replayEvents } from './page/replay.js';
import { watchShadowTrees } from './page/shadow_trees.js';
import { knowRecordings } from './page/recordings.js';
import { keepOutOfStacks } from './page/stacks.js';
import { watchBeacons, watchFetch, watchFetchLater, watchSockets, watchXhr } from './page/requests.js';
import { watchMarkup, watchParser } from './page/writing.js';

keepOutOfStacks();
guardWhenGateIsGone();
announceCovering();
announcePickers();
announceReopening();
forwardClipboard();
forwardLaunches();
forwardPickers();
knowRecordings();
offerEntries();
replayEvents();
watchBeacons();
watchInserting();
watchWaysIn();
watchMarkup();
watchOpening();
watchParser();
watchShadowTrees();
watchFetch();
watchFetchLater();
watchSockets();
watchXhr();
meet();
