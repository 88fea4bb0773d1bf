/**
 * The browser's own voice, for a cue that has no clip. Many browsers have no voice, or a mute one.
 */

export interface Speech {
  readonly exists: boolean;
  speak(text: string, language: string): void;
  hush(): void;
}

export const browserSpeech: Speech = {
  get exists() {
    return "speechSynthesis" in globalThis && speechSynthesis.getVoices().length > 0;
  },
  speak(text, language) {
    if (!("speechSynthesis" in globalThis)) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.rate = 0.9;
    speechSynthesis.speak(utterance);
  },
  hush() {
    if ("speechSynthesis" in globalThis) speechSynthesis.cancel();
  },
};
