"""What looks at the JavaScript: TypeScript's checker and ESLint."""
