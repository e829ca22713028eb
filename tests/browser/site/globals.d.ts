// What the pages here and the tests that look at them hand each other by the window.

interface Received {
  name: string;
  type: string;
  path: string;
  data: string;
}

interface Window {
  // page.js
  seen: { files: Promise<object[]>; [fact: string]: unknown }[];
  polled: Set<string>;
  reset(): void;
  settled(): Promise<object[]>;
  // receive.js
  got: Promise<Received[]>[];
  ended: string[];
  WAYS: Record<string, () => unknown>;
  taken(): Promise<Received[][]>;
  prepare(way: string): unknown;
  innerPlace?: HTMLElement;
  declaredRoot: ShadowRoot | null;
  // Set by the tests.
  own: string;
  ownKind?: string;
  socketPort: number;
  earlierHandle(): Promise<FileSystemFileHandle>;
}

declare const WAYS: Window['WAYS'];
declare const ended: Window['ended'];
declare const declaredRoot: Window['declaredRoot'];

// File System Access and File Handling, which TypeScript does not know yet.
declare function showOpenFilePicker(options?: object): Promise<FileSystemFileHandle[]>;
declare function showDirectoryPicker(options?: object): Promise<FileSystemDirectoryHandle>;
declare const launchQueue: {
  setConsumer(consumer: (launch: { files: FileSystemFileHandle[] }) => void): void;
};
interface DataTransferItem {
  getAsFileSystemHandle(): Promise<FileSystemHandle | null>;
}
