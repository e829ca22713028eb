// Put in front of the gate's script: a file dialog that needs no hand, in the gate's own world. What
// is picked lies in the folder "picked" of the page's private file system, and counts as elsewhere.
{
  const picked = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('picked');
  window.showOpenFilePicker = async () => {
    const found = [];
    for await (const handle of (await picked()).values()) found.push(handle);
    return found;
  };
  window.showDirectoryPicker = async () => (await picked()).getDirectoryHandle('trip');
  const { resolve } = FileSystemDirectoryHandle.prototype;
  FileSystemDirectoryHandle.prototype.resolve = async function (handle) {
    const path = await resolve.call(this, handle);
    return path?.[0] === 'picked' ? null : path;
  };
  Object.defineProperty(window, 'launchQueue', {
    value: {
      setConsumer(consumer) {
        window.addEventListener('test-launch', async () =>
          consumer({ files: await window.showOpenFilePicker(), targetURL: location.href }),
        );
      },
    },
  });
}
