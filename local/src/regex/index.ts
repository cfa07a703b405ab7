export { JavaRegex } from './java-regex';
export { Match } from './match';
export { RegexError } from './regex-error';
