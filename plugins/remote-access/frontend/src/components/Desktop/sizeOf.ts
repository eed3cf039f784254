import type { Size } from './DesktopConnection';

/** How large a desktop in this element can be. */
export function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}
