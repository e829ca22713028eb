// Angular, compiled in the page, with zone.js, which puts its own functions in the place of the
// browser's for events and readers.
import 'zone.js';
import '@angular/compiler';
import { Component, provideZoneChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { got } from './record.js';

@Component({
  selector: 'app-upload',
  template: `
    <input id="file" type="file" multiple (change)="picked($event)">
    <div id="zone" (dragenter)="over = true" (dragover)="$event.preventDefault()"
      (dragleave)="over = false" (drop)="dropped($event)">Drop here</div>
    <textarea id="box" (paste)="pasted($event)"></textarea>
    <output id="state">{{ over ? 'over' : 'idle' }}</output>`,
})
class Upload {
  over = false;

  picked(event: Event): void {
    got('input', (event.target as HTMLInputElement).files!);
  }

  dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    got('drop', event.dataTransfer!.files);
  }

  pasted(event: ClipboardEvent): void {
    const { files } = event.clipboardData!;
    if (files.length > 0) got('paste', files);
  }
}

document.querySelector('#app')!.append(document.createElement('app-upload'));
bootstrapApplication(Upload, {
  providers: [provideZoneChangeDetection({ eventCoalescing: true })],
}).catch((error: unknown) => console.error(error));
