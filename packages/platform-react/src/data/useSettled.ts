import { useEffect, useState } from 'react';

const restMillis = 200;

/** A text once it has rested for a moment: what is still being typed is not worth a question to the server. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text ? restMillis : 0);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
