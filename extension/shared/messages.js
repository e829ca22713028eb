// The messages between the parts of the extension, as types alone: docs/protocol.md tells what they are
// for, and a test compares the two (tests/engine/test_protocol.py).
//
// One line for each message, for that test reads them; `type` or `op` tells them apart.

/** The ways in which a picture comes. @typedef {'input' | 'drop' | 'paste'} EventWay */
/** @typedef {'picker' | 'handle' | 'launch' | 'clipboard' | 'request'} CallWay */
/** @typedef {EventWay | CallWay} Way */

/* From the gate to its frame. */

/** @typedef {{type: 'connect', token: string}} Connect comes with a port, by `window.postMessage` */
/** @typedef {{type: 'warm'}} Warm */
/** @typedef {{type: 'offer', id: number, way: Way, files: File[], passing: number[], site: string, accepts?: string[], told?: string[], trial?: boolean, quiet?: boolean, recorded?: boolean}} Offer */
/** @typedef {{type: 'dismiss'}} Dismiss */
/** @typedef {{type: 'raised'}} Raised */
/** @typedef {{type: 'ping'}} Ping */
/** @typedef {{type: 'window', width: number, height: number}} WindowSize */
/** @typedef {Warm | Offer | Dismiss | Raised | Ping | WindowSize} ToFrame */

/* From the frame to its gate. */

/** @typedef {{type: 'ready'}} Ready */
/** @typedef {{type: 'show'}} Show */
/** @typedef {{type: 'hide'}} Hide */
/** @typedef {{type: 'hides', hides: boolean}} Hides */
/** @typedef {{type: 'typed', text: string}} Typed */
/** @typedef {{type: 'answer', id: number, plain: boolean, action: 'send', files: File[], sources: number[], originals: number[]}} Send */
/** @typedef {{type: 'answer', id: number, plain: boolean, action: 'cancel'}} Cancel */
/** @typedef {Send | Cancel} Answer */
/** @typedef {{type: 'notice', width: number, height: number}} Notice */
/** @typedef {{type: 'pong'}} Pong */
/** @typedef {{type: 'broken'}} Broken */
/** @typedef {Ready | Show | Hide | Hides | Typed | Answer | Notice | Pong | Broken} ToGate */

/* To the background script. */

/** @typedef {{type: 'introduce', token: string}} Introduce */
/** @typedef {{type: 'is introduced', token: string}} IsIntroduced */
/** @typedef {{type: 'cleaned silently', count: number}} CleanedSilently */
/** @typedef {{type: 'add site', host: string}} AddSite */
/** @typedef {{type: 'remove site', host: string}} RemoveSite */
/** @typedef {{type: 'question', token: string, frame: number | null, stands: boolean}} Question */
/** @typedef {Introduce | IsIntroduced | Question | CleanedSilently | AddSite | RemoveSite} ToBackground */

/* From the frame to the engine's worker. */

/** @typedef {{id: number, op: 'clean', name: string, type: string, file: File, keep: string[]}} Clean */
/** @typedef {{id: number, op: 'redact', name: string, type: string, file: File, edit: Edit, accepts: string[] | null}} Redact */
/** @typedef {{id: number, op: 'preview', name: string, type: string, file: File, longest: number}} Preview */
/** @typedef {{id: number, op: 'warm_pixels'}} WarmPixels */
/** @typedef {Clean | Redact | Preview | WarmPixels} ToWorker */

/**
 * What is to be hidden, in pixels of the picture as it is shown.
 * @typedef {{crop: number[] | null, areas: object[]}} Edit
 */

/* From the worker to the frame. */

/** @typedef {{op: 'ready', milliseconds: number}} EngineReady */
/** @typedef {{op: 'failed', error: Failure}} EngineFailed */
/** @typedef {{id: number, ok: true, report: Report, after: Report, changed: boolean, blob: Blob, kind: MediaKind, asked: Asked[]}} Cleaned */
/** @typedef {{code: string, kept: boolean}} Asked content of a file that the copy can keep or not */
/** @typedef {{id: number, ok: true, report: Report, after: Report, changed: true, blob: Blob, width: number, height: number, media_type: string, extension: string, converted: Conversion | null}} Redacted */
/** @typedef {{id: number, ok: true, blob: Blob, width: number, height: number, media_type: string, full: [number, number]}} Previewed */
/** @typedef {{id: number, ok: true}} PixelsWarm */
/** @typedef {{id: number, ok: false, error: Failure, kind?: MediaKind | null}} Failed */
/** @typedef {EngineReady | EngineFailed | Cleaned | Redacted | Previewed | PixelsWarm | Failed} FromWorker */

/** @typedef {{code: ErrorCode, message: string, offset: number | null}} Failure */
/** @typedef {import('./codes.generated.js').EngineErrorCode} EngineCode */
/** @typedef {'disguised' | 'engine_unavailable' | 'engine_crashed' | 'timeout'} FrameCode */
/** @typedef {EngineCode | FrameCode} ErrorCode */
/** @typedef {{from: string, to: string, reason: string}} Conversion */

/* What the engine tells of a file; the prompt's Python reads more of it than the frame does. */

/** @typedef {'picture' | 'document' | 'video' | 'sound' | 'file'} MediaKind `file` is of no known kind */
/** @typedef {{format: string, kind: MediaKind, media_type: string, extension: string, size: number, findings: Finding[], kept: {code: string}[]}} Report */
/** @typedef {{category: import('./codes.generated.js').CategoryCode | 'beside', picture: unknown}} Finding */

/* Between the gate and the hooks, by their own port. */

/** @typedef {{job: number, way: EventWay, action: 'send', files: OutgoingFile[], folders: number[], texts: [string, string][], mouse: MouseEventInit | null}} SendOrder */
/** @typedef {{job: number, way: EventWay, action: 'cancel', types: string[]}} CancelOrder */
/** @typedef {SendOrder | CancelOrder} Order */
/** @typedef {{file: File, path: string, part: number}} OutgoingFile */

/** @typedef {{way: 'picker', kind: 'open' | 'directory', options: any}} PickerCall */
/** @typedef {{way: 'handle', handle: any}} HandleCall */
/** @typedef {{way: 'clipboard', options: any}} ClipboardCall */
/** @typedef {{way: 'request', files: File[]}} RequestCall */
/** @typedef {{way: 'copy', file?: File, name?: string, files?: OutgoingFile[]}} CopyCall */
/** @typedef {PickerCall | HandleCall | ClipboardCall | RequestCall | CopyCall} Call */

/** @typedef {{launch: {files: FileSystemHandle[], targetURL: string}}} Launch */

export {};
