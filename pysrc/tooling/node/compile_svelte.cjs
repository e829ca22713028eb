// Compiles one Svelte component: compile_svelte.cjs COMPILER COMPONENT OUT
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');

const [compiler, component, out] = process.argv.slice(2);
const { compile } = require(compiler);
const source = readFileSync(component, 'utf-8');
const { js, warnings } = compile(source, { filename: component, generate: 'client' });
for (const { message } of warnings) console.error(message);
writeFileSync(out, js.code);
