"""What all widgets share: pure TypeScript modules, style tokens, and how Python finds both."""
