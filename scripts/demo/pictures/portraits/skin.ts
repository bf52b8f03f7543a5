/** Skin tones that the portraits start from, fairest first. */
export const pale = '#dcae8c';
export const rosy = '#d8a082';
export const olive = '#c08f66';
export const tan = '#a8754f';
export const warm = '#7d4e36';
export const deep = '#593727';
