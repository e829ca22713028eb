// Whether this page is one on which pictures are held.

import { isChat } from '../../shared/site_list.js';
import { SITE } from '../special_sites.js';

/** Some sites are more than a chat: of X only Grok's pages are guarded. */
export function isGuarded() {
  return isChat(SITE, location.pathname);
}
