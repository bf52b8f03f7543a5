import { useState } from 'react';

/** Where this browser keeps that the single keys are off. */
const storageKey = 'STANDFIRST_MODERATION_KEYS_OFF';

/** Whether the single keys work, and the switch for it; this browser remembers it. */
export function useKeysSetting(): readonly [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(() => window.localStorage.getItem(storageKey) === null);
  return [
    isOn,
    (next) => {
      if (next) window.localStorage.removeItem(storageKey);
      else window.localStorage.setItem(storageKey, 'true');
      setOn(next);
    },
  ];
}
