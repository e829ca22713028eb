// Runs in every process of pages and extensions: tells what their scripts write to a console.
'use strict';

{
  const LOUD = ['error', 'warn', 'assert', 'exception'];
  Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).addLogEventListener(
    ({ level, filename, arguments: words }) => {
      if (!LOUD.includes(level) || !/^(https?|moz-extension):/.test(filename)) return;
      const text = `console ${level}: ${[...words].map(String).join(' ')} (${filename})`;
      Services.cpmm.sendAsyncMessage('cloakroom-test:trouble', text);
    },
    Services.scriptSecurityManager.getSystemPrincipal(),
  );
}
