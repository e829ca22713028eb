// What report.js offers to the pages here, and the tests read.

interface Window {
  got: string[];
  reading: number;
  notes: string[];
  isReady: boolean;
  tell(way: string, files: Iterable<Blob> | null | undefined): void;
  filesOf(event: Event): FileList | null | undefined;
  listenAt(way: string, target: EventTarget): void;
  ready(): void;
  FILL: string;
  INPUT: string;
}
