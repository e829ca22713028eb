// What texts beside a picture tell of the computer, and what is left of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { withoutLocal } from '../../extension/gate/isolated/beside.js';

const HTML = 'text/html';

/** What becomes of one text, and what is told. */
function done(/** @type {string} */ text, type = HTML) {
  const { texts, told } = withoutLocal([[type, text]]);
  return { text: texts[0]?.[1], told };
}

/** HTML as the page gets it, from HTML as it came. */
const CASES = {
  'a picture of Word': [
    '<img width=10 src="file:///C:/Users/Ada%20Example/AppData/Local/Temp/msohtmlclip1/01/clip_image001.jpg" alt=Tree>',
    '<img width=10 alt=Tree>',
  ],
  'an address without quotes': ['<a href=file:///Users/ada/x.htm>there</a>', '<a>there</a>'],
  'a share': ['<a href="\\\\server\\ada$\\plan.docx">plan</a>', '<a>plan</a>'],
  'a share as an address': ['<a href="file://server/ada/plan.docx">plan</a>', '<a>plan</a>'],
  'a drive': ["<img src='C:\\Users\\Ada\\x.png'>", '<img>'],
  'a drive with slashes': ['<img src=d:/photos/ada/x.png>', '<img>'],
  'a long path of Windows': ['<img src="\\\\?\\C:\\Users\\Ada\\x.png">', '<img>'],
  'large letters and references': ['<img src="FILE&#58;&sol;//C&#x3a;/Users/Ada/x.png"/>', '<img/>'],
  'a line end in the address': ['<img src="fi\nle:///C:/Users/Ada/x.png">', '<img>'],
  'a folder of a system like Unix': ['<img src="/home/ada/Pictures/x.png">', '<img>'],
  'an address of a program': ['<img src="vscode-file://vscode-app/c:/Users/Ada/x.png">', '<img>'],
  'a document opened by Office': ['<a href="ms-word:ofe|u|file:///C:/Users/Ada/x.docx">x</a>', '<a>x</a>'],
  'Office\'s own attribute': ['<td o:href="file:///C:\\Users\\Ada\\x.xlsx" colspan=2>1</td>', '<td colspan=2>1</td>'],
  'the base of all addresses': ['<base href="file:///C:/Users/Ada/Desktop/plan_files/"><p>x', '<base><p>x'],
  'a list of files': [
    '<link rel=File-List href="file:///C:/Users/Ada/clip_filelist.xml"><p>x</p>',
    '<link rel=File-List><p>x</p>',
  ],
  'several sizes': ['<img srcset="file:///a/b.png 1x, file:///a/c.png 2x" src="data:,">', '<img src="data:,">'],
  'within an address of the web': [
    '<a href="https://a.example/?u=file%3A%2F%2F%2FC%3A%2FUsers%2FAda%2Fx">x</a>',
    '<a href="https://a.example/?u=">x</a>',
  ],
  'words before it': ['<img alt="From C:\\Users\\Ada Example\\x.png &amp; more">', '<img alt="From ">'],
  'a background': [
    '<td style="color:red;background:url(\'file:///C:/Users/Ada/x.png\') top;width:1pt">1</td>',
    '<td style="color:red;background:url(&quot;data:,&quot;) top;width:1pt">1</td>',
  ],
  'a style without an address': ['<p style="a:1;mso-x:C:\\Users\\Ada;b:2">x</p>', '<p style="a:1;;b:2">x</p>'],
  'a style sheet': [
    '<style>@page {mso-header:url("file:///C:/Users/Ada/header.htm") h1;} p {margin:0}</style><p>x</p>',
    '<style>@page {mso-header:url("data:,") h1;} p {margin:0}</style><p>x</p>',
  ],
  'for Office alone': [
    '<p>a</p><!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/Users/Ada/x.png" o:title="x"/></v:shape><![endif]--><p>b</p>',
    '<p>a</p><p>b</p>',
  ],
  'the code of a field': [
    'a<!--[if supportFields]> INCLUDEPICTURE  "C:\\\\Users\\\\Ada\\\\x.png" \\* MERGEFORMAT <![endif]-->b',
    'ab',
  ],
  'an island of XML': [
    '<xml><o:OLEObject><o:LinkType>file:///C:/Users/Ada/x.xlsx</o:LinkType></o:OLEObject></xml><p>x</p>',
    '<p>x</p>',
  ],
  'the title of the document': ['<title>C:\\Users\\Ada\\plan.docx</title><p>x', '<p>x'],
  'an end that never comes': ['<p>x</p><img src="file:///C:/Users/Ada', '<p>x</p>'],
  'a comment that never ends': ['<p>x</p><!-- C:\\Users\\Ada\\', '<p>x</p>'],
  'what stands before it in a clipboard': [
    'Version:1.0\r\nStartHTML:0000000150\r\nSourceURL:file:///C:/Users/Ada/plan.docx\r\n<html><!--StartFragment--><p>x</p><!--EndFragment-->',
    '<html><!--StartFragment--><p>x</p><!--EndFragment-->',
  ],
};

for (const [name, [before, after]] of Object.entries(CASES)) {
  test(`taken out and told: ${name}`, () => {
    const { text, told } = done(before);
    assert.equal(text, after);
    assert.equal(told.length > 0, true);
    assert.doesNotMatch(text, /ada/i);
    assert.deepEqual(done(text), { text: after, told: [] }, 'a second look finds nothing');
  });
}

test('who wrote a document is told as well', () => {
  const office = '<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Ada</o:Author>' +
    '</o:DocumentProperties></xml><![endif]--><p>x</p>';
  assert.deepEqual(done(office), { text: '<p>x</p>', told: ['Ada'] });
  const libre = '<meta name="author" content="Ada"/><p>x</p>';
  assert.deepEqual(done(libre), { text: '<meta name="author"/><p>x</p>', told: ['Ada'] });
});

for (const harmless of [
  '<table border=1 style="width:10pt"><tr><td colspan=2>1</td><td>a &lt; b</td></tr></table>',
  '<p>I keep it in C:\\Users\\Ada\\x.txt, see file:///C:/x</p>',
  '<a href="https://a.example/Users/ada/x.png?c=d:e">x</a><img src="//a.example/home/x.png">',
  '<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==" alt="Note: a/b, c:d">',
  '<a href="mailto:ada@example.org">x</a><a href="cid:image001.png@01D">y</a><a href="/home/feed/">z</a>',
  '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">',
  '<!--StartFragment--><p class=MsoNormal style="mso-list:l0 level1 lfo1;background:url(https://a.example/Users/x)">x</p>',
  '<![if !supportLists]><span>1.</span><![endif]><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->',
  'a < b && c > d, 1:\\2 <3',
  'Subject: a\r\nVersion: b\r\n<p>x</p>',
  'Version:1.0\r\nSourceURL:https://a.example/\r\n<p>x</p>',
]) {
  test(`stays to the letter: ${harmless.slice(0, 60)}`, () => {
    assert.deepEqual(done(harmless), { text: harmless, told: [] });
  });
}

test('words stay, but not a list of nothing but paths', () => {
  for (const words of ['It lies in\nC:\\Users\\Ada\\x.txt', 'C:\\Users is full']) {
    assert.deepEqual(done(words, 'text/plain'), { text: words, told: [] });
  }
  const paths = '/home/ada/x.jpg\nfile:///home/ada/y.jpg\n';
  assert.deepEqual(done(paths, 'text/plain'), {
    text: '', told: ['/home/ada/x.jpg', 'file:///home/ada/y.jpg'],
  });
});

test('a list of addresses loses those that lead here', () => {
  const list = 'https://a.example/\r\nfile:///home/ada/x.jpg\r\nhttps://b.example/';
  assert.deepEqual(done(list, 'text/uri-list'), {
    text: 'https://a.example/\r\nhttps://b.example/', told: ['file:///home/ada/x.jpg'],
  });
});

test('what cannot be changed does not go', () => {
  for (const [type, text] of [
    ['text/rtf', '{\\rtf1{\\info{\\author Ada Example}}x}'],
    ['text/rtf', '{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE "C:\\\\Users\\\\Ada\\\\x.png"}}x}'],
    ['application/rtf', '{\\rtf1{\\*\\template \\\\\\\\server\\\\ada\\\\n.dotm}x}'],
    ['text/x-moz-url', 'file:///home/ada/x.html\nx'],
    ['vscode-editor-data', '{"path":"C:\\\\Users\\\\Ada\\\\x.js"}'],
  ]) {
    const { text: left, told } = done(text, type);
    assert.equal(left, undefined, type);
    assert.equal(told.length, 1);
  }
  for (const [type, text] of [
    ['text/rtf', '{\\rtf1 Choose a:\\par or b:\\b bold}'],
    ['vscode-editor-data', '{"version":1,"mode":"c:d"}'],
  ]) assert.deepEqual(done(text, type), { text, told: [] });
});

test('a long document is told in a few lines, and takes no long time', () => {
  const picture = '<img src="file:///C:/Users/Ada/PLACE.png"><p style="margin:0">some words</p>';
  const many = Array.from({ length: 3_000 }, (_, n) => picture.replace('PLACE', String(n))).join('');
  const large = `${many}<img src="data:image/png;base64,${'A'.repeat(5_000_000)}">`;
  const begin = performance.now();
  const { text, told } = done(large);
  assert.doesNotMatch(text, /Ada/);
  assert.equal(told.length, 20);
  assert.equal(performance.now() - begin < 5_000, true);
});
