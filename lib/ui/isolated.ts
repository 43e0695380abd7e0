/**
 * A text of either direction set apart within a sentence, as `<bdi>` does where there are elements
 * (Unicode Bidirectional Algorithm: first strong isolate).
 */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
