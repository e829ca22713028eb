// The background script: a service worker in Chrome, an event page in Firefox, asleep most of the
// time. Every listener is there when it has run once, so that what wakes it is heard.

import { keepAddedSites } from './background/added_sites.js';
import { keepHoldingEveryFile } from './background/every_file.js';
import { vouchForGates } from './background/introductions.js';
import { keepToolbar } from './background/toolbar.js';
import { hideTopLayers } from './background/top_layer.js';
import { welcomeOnce } from './background/welcome.js';

vouchForGates();
keepAddedSites();
keepHoldingEveryFile();
keepToolbar();
hideTopLayers();
welcomeOnce();
