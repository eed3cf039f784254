import { rememberStyles } from './rememberStyles';

describe('styles in the page of a test', () => {
  beforeAll(rememberStyles);
  afterEach(() => document.body.replaceChildren());

  const add = (name: string) =>
    document.body.appendChild(document.createElement(name));

  it('are worked out once between two changes', () => {
    const one = add('p');
    const style = getComputedStyle(one);
    expect(getComputedStyle(one)).toBe(style);
    add('p');
    expect(getComputedStyle(one)).not.toBe(style);
  });

  it('follow a change of what an element lies in', () => {
    const one = add('p').appendChild(document.createElement('b'));
    expect(getComputedStyle(one).visibility).toBe('visible');
    one.parentElement?.setAttribute('style', 'visibility: hidden');
    expect(getComputedStyle(one).visibility).toBe('hidden');
  });

  it('follow a change of its own style', () => {
    const one = add('p');
    expect(getComputedStyle(one).display).toBe('block');
    one.style.display = 'none';
    expect(getComputedStyle(one).display).toBe('none');
  });

  it('follow a rule that is added', () => {
    const one = add('p');
    expect(getComputedStyle(one).display).toBe('block');
    add('style').textContent = 'p { display: none }';
    expect(getComputedStyle(one).display).toBe('none');
  });
});
