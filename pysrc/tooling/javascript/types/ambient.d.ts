// What the extension's scripts find that no module of ours is and no browser interface of TypeScript's.

/** Put in by the build, see pysrc/tooling/steps/bundle.py. */
declare const FROM_SITES_JSON: readonly {
  hosts: string[];
  only?: string[];
  quirks?: { way: string; by: string; selector?: string }[];
}[];

/** Only in workers (File API, 6.2), whose other names are not those of a page. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** From the part "pyodide"; what Python hands over has no types. */
declare module '*/pyodide.mjs' {
  export function loadPyodide(options: object): Promise<any>;
}

/** From the part "libheif". */
declare module '*/libheif-bundle.mjs' {
  interface HeifImage {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    display(
      to: { data: Uint8ClampedArray; width: number; height: number },
      done: (shown: object | null) => void,
    ): void;
    free(): void;
  }
  export default function start(): Promise<{
    HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
  }>;
}

// Dictionaries to which no page can add anything by `Object.prototype`.
interface EventInit {
  __proto__?: null;
}
interface StaticRangeInit {
  __proto__?: null;
}
interface TouchInit {
  __proto__?: null;
}
interface PropertyDescriptor {
  __proto__?: null;
}

// Of Chromium, which TypeScript does not know.
interface Window {
  LaunchQueue?: { prototype: object };
  LaunchParams?: { prototype: object };
  TrustedHTML?: { prototype: { toString(): string } };
}
