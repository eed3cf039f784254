/**
 * Takes pastes and copies before the terminal does: pastes go another way than keys, so that the gateway can hold them,
 * and nothing is copied where the target forbids it. Returns how to stop.
 */
export function guardClipboard(
  host: HTMLElement,
  guards: {
    onPaste: (text: string) => void;
    mayCopy: () => boolean;
    onRefusedCopy: () => void;
  },
): () => void {
  const stop = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const paste = (event: ClipboardEvent) => {
    stop(event);
    guards.onPaste(event.clipboardData?.getData('text') ?? '');
  };
  const copy = (event: ClipboardEvent) => {
    if (guards.mayCopy()) return;
    stop(event);
    guards.onRefusedCopy();
  };
  host.addEventListener('paste', paste, true);
  host.addEventListener('copy', copy, true);
  return () => {
    host.removeEventListener('paste', paste, true);
    host.removeEventListener('copy', copy, true);
  };
}
