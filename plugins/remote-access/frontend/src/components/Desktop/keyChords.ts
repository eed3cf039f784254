const control = 0xffe3;
const alt = 0xffe9;
const windows = 0xffeb;

/** Keys that a browser or the computer it runs on keeps for itself, as X11 names them, in the order they are pressed. */
export const keyChords: { name: string; keys: number[] }[] = [
  { name: 'Ctrl+Alt+Del', keys: [control, alt, 0xffff] },
  { name: 'Windows', keys: [windows] },
  { name: 'Windows+L', keys: [windows, 0x6c] },
  { name: 'Windows+R', keys: [windows, 0x72] },
  { name: 'Alt+Tab', keys: [alt, 0xff09] },
  { name: 'Alt+F4', keys: [alt, 0xffc1] },
  { name: 'Ctrl+Esc', keys: [control, 0xff1b] },
  { name: 'Esc', keys: [0xff1b] },
  { name: 'Print screen', keys: [0xff61] },
  ...Array.from({ length: 12 }, (_, at) => ({
    name: `F${at + 1}`,
    keys: [0xffbe + at],
  })),
];
