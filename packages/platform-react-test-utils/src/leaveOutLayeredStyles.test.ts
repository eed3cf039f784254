import { leaveOutLayeredStyles } from './leaveOutLayeredStyles';

it('what adds styles as to an old browser adds them to nothing', () => {
  const style = document.createElement('style');
  expect(style).not.toHaveProperty('styleSheet');
  leaveOutLayeredStyles();
  expect(style).toHaveProperty('styleSheet');
  expect(style.textContent).toBe('');
});
