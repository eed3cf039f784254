/** Colours that Material UI parts of stock pages share with the design system's variables in `theme.css`. */
export const palette = {
  light: {
    app: '#f3f5f8',
    surface: '#ffffff',
    text: '#16202c',
    textSubtle: '#53606f',
    border: '#d9dfe7',
    accent: '#1b5e7d',
    accentHover: '#154a63',
    link: '#17597a',
  },
  dark: {
    app: '#10161d',
    surface: '#18202a',
    text: '#e8edf3',
    textSubtle: '#a8b4c2',
    border: '#303c4a',
    accent: '#86c5e2',
    accentHover: '#a5d5ec',
    link: '#8fcbe6',
  },
} as const;
