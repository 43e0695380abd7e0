/** A share of the drawing's width or height: `12.5%`. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;
