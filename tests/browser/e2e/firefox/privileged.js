// What the tests do with the browser's own rights, for which WebDriver has no command in every version:
// stands in for the desktop around the browser, and tells of every error and request. Runs in Firefox's
// own process; privileged_tab.js beside each page. What both need of the browser is named and checked
// at the start.
'use strict';

(() => {
  if (globalThis.desktop) return;
  const DO = 'extension-test:do';
  const DONE = 'extension-test:done';

  /** Imports a module of the browser's; what is gone is told by `missing`. */
  const from = (address) => {
    try {
      return ChromeUtils.importESModule(address);
    } catch {
      return {};
    }
  };
  const { AddonManager } = from('resource://gre/modules/AddonManager.sys.mjs');

  /** What of the browser's own this file needs in the main process, beside what never changed. */
  const NEEDED = {
    AddonManager: ['getAddonByID'],
    File: ['createFromNsIFile'],
    WebExtensionPolicy: ['getByID', 'getActiveExtensions'],
    'Services.console': ['registerListener'],
    'Services.mm': ['loadFrameScript'],
    'Services.obs': ['addObserver'],
    Ci: ['nsIFilePicker', 'nsIScriptError'],
    gBrowser: ['browsers', 'selectedBrowser'],
    'gBrowser.selectedBrowser': ['messageManager', 'browsingContext'],
    'gBrowser.selectedBrowser.browsingContext': ['prefersColorSchemeOverride'],
  };
  const scope = { AddonManager, File, WebExtensionPolicy, Services, Ci, gBrowser };
  const find = (path) => path.split('.').reduce((found, name) => found?.[name], scope);
  const lacking = () =>
    Object.entries(NEEDED).flatMap(([path, names]) =>
      names.filter((name) => !(name in Object(find(path)))).map((name) => `${path}.${name}`),
    );

  /** What the next file dialog picks (paths), and how many opened. */
  let picks = [];
  let dialogs = 0;
  /** Answers of dialogs that are to stay open for now. @type {(() => void)[] | null} */
  let unanswered = null;
  /** What went wrong, and what pages and extensions asked for, in any process. */
  let trouble = [];
  let requests = [];
  /** Answers that are due from a tab, by number. */
  const waiting = new Map();
  let count = 0;
  /** @type {Map<string, MozBrowser>} */
  const browsers = new Map();
  /** Preferences that stand for the system's settings. */
  const emulated = { 'ui.prefersReducedMotion': 1, 'browser.display.document_color_use': 0 };

  const fileAt = (path) => {
    const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
    file.initWithPath(path);
    return file;
  };

  /** A file dialog that needs no hand. WebDriver's own takes no folders, and is not in version 140. */
  class FilePicker {
    QueryInterface = ChromeUtils.generateQI(['nsIFilePicker']);
    defaultString = '';
    defaultExtension = '';
    filterIndex = 0;
    displayDirectory = null;
    displaySpecialDirectory = '';
    addToRecentDocs = false;
    okButtonLabel = '';
    capture = 0;
    #files = picks.map(fileAt);
    init(_context, _title, mode) {
      this.mode = mode;
    }
    isModeSupported() {
      return Promise.resolve(true);
    }
    appendFilters() {}
    appendFilter() {}
    appendRawFilter() {}
    get file() {
      return this.#files[0] ?? null;
    }
    get fileURL() {
      return this.file && Services.io.newFileURI(this.file);
    }
    get files() {
      const files = [...this.#files];
      return {
        QueryInterface: ChromeUtils.generateQI(['nsISimpleEnumerator']),
        hasMoreElements: () => files.length > 0,
        getNext: () => files.shift(),
        [Symbol.iterator]: () => files[Symbol.iterator](),
      };
    }
    open(callback) {
      dialogs++;
      const result = this.#files.length > 0 ? Ci.nsIFilePicker.returnOK : Ci.nsIFilePicker.returnCancel;
      const answer = () => Services.tm.dispatchToMainThread(() => callback.done(result));
      if (unanswered) unanswered.push(answer);
      else answer();
    }
  }

  const answerFileDialogs = () =>
    Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
      Services.uuid.generateUUID(),
      '',
      '@mozilla.org/filepicker;1',
      {
        QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
        createInstance: (iid) => new FilePicker().QueryInterface(iid),
      },
    );

  // Warnings are the browser's advice on code; of those only what an extension may cause counts.
  const hearErrors = () =>
    Services.console.registerListener({
      observe(message) {
        if (!(message instanceof Ci.nsIScriptError)) return;
        const { sourceName, errorMessage, flags, category, innerWindowID } = message;
        // A page of the extension was closed while it waited for the browser: nobody misses the answer.
        if (/^Promise (resolved|rejected) after context unloaded/.test(errorMessage)) return;
        const isPage = sourceName === '' && innerWindowID !== 0;
        if (!isPage && !/^(https?|moz-extension):/.test(sourceName)) return;
        const isWarning = (flags & Ci.nsIScriptError.warningFlag) !== 0;
        if (isWarning && !/^(CSP|Content Security Policy)/.test(category + errorMessage)) return;
        trouble.push(`script error: ${errorMessage} (${sourceName})`);
      },
    });

  const hearRequests = () =>
    Services.obs.addObserver((subject) => {
      const channel = subject.QueryInterface(Ci.nsIHttpChannel);
      // The browser's own, without a page: its updates and lists.
      if (channel.loadInfo.loadingPrincipal?.isSystemPrincipal && !channel.loadInfo.browsingContextID) return;
      requests.push(channel.URI.spec);
    }, 'http-on-modify-request');

  /** Has `inTab` do something in a tab. */
  const doIn = (browser, task, data = {}) =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject });
      browser.messageManager.sendAsyncMessage(DO, { number: count, task, ...data });
    });

  globalThis.desktop = {
    /** What this file needs and this Firefox does not have; then nothing else here is of use. */
    async missing(inTab) {
      const found = lacking();
      if (found.length > 0) return found;
      Services.mm.addMessageListener(DONE, ({ data: { number, error, result } }) => {
        const { resolve, reject } = waiting.get(number) ?? {};
        waiting.delete(number);
        if (error) reject?.(new Error(error));
        else resolve?.(result);
      });
      const words = JSON.stringify({ DO, DONE });
      Services.mm.loadFrameScript(`data:,${encodeURIComponent(`(${inTab})(${words})`)}`, true);
      answerFileDialogs();
      hearErrors();
      hearRequests();
      return [];
    },

    /** The same of privileged_tab.js, in a tab; nothing at all where it could not be loaded. */
    async missingInTab(id) {
      const slow = new Promise((resolve) => setTimeout(resolve, 10_000, ['loadFrameScript with a data: URL']));
      return Promise.race([doIn(browsers.get(id), 'missing'), slow]);
    },

    /** Remembers the tab that shows an address, under a name. */
    async know(url, id) {
      const found = gBrowser.browsers.find((browser) => browser.currentURI.spec === url);
      if (!found) throw new Error(`no tab shows ${url}`);
      browsers.set(id, found);
    },

    async forget(id) {
      browsers.delete(id);
      for (const name of Object.keys(emulated)) Services.prefs.clearUserPref(name);
    },

    /** Has the system's colours be as told, and movements reduced, until the tab is forgotten. */
    async emulate(id, dark, forcedColors) {
      browsers.get(id).browsingContext.prefersColorSchemeOverride = dark ? 'dark' : 'light';
      emulated['browser.display.document_color_use'] = forcedColors ? 2 : 0;
      for (const [name, value] of Object.entries(emulated)) Services.prefs.setIntPref(name, value);
    },

    async pick(paths) {
      picks = paths;
      dialogs = 0;
      unanswered = [];
    },

    /** The person chooses what there was to pick, in the dialog that is open. */
    async answer() {
      const answers = unanswered ?? [];
      picks = [];
      unanswered = null;
      for (const answer of answers) answer();
    },

    async dialogs() {
      return dialogs;
    },

    /** Drops files and folders on a point of a tab, as trusted events. */
    async drop(id, x, y, paths) {
      // A folder is a file here, as it is in a drop from the desktop.
      const open = (path) => File.createFromNsIFile(fileAt(path), { existenceCheck: false });
      await doIn(browsers.get(id), 'drop', { x, y, files: await Promise.all(paths.map(open)) });
    },

    /** Name and focus of each button that is to be seen in a tab. */
    async buttons(id) {
      return doIn(browsers.get(id), 'buttons');
    },

    /** Where the pages of an extension are. */
    async address(id) {
      return WebExtensionPolicy.getByID(id).getURL('');
    },

    /** Says yes when an extension asks for a host: here, whichever it asks for. */
    async permit(_host) {
      Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false);
    },

    async switchOffAndOn(id) {
      const addon = await AddonManager.getAddonByID(id);
      await addon.disable();
      await addon.enable();
    },

    /** What went wrong, what was asked for, and the hosts of the extensions Firefox comes with. */
    async collect() {
      const others = WebExtensionPolicy.getActiveExtensions()
        .filter((policy) => policy.isPrivileged)
        .map((policy) => policy.mozExtensionHostname);
      const found = { trouble, requests, others };
      trouble = [];
      requests = [];
      return found;
    },
  };
})();
