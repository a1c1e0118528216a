/** The part of highlight.js that is used here. Its package of built files comes without types. */
declare module '@highlightjs/cdn-assets/es/core.min.js' {
  const highlighter: {
    registerLanguage(name: string, language: unknown): void;
    highlight(code: string, options: { language: string }): { value: string };
  };
  export default highlighter;
}
declare module '@highlightjs/cdn-assets/es/languages/python.min.js' {
  const language: unknown;
  export default language;
}
