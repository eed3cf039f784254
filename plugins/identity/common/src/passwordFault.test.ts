import { passwordFault } from './passwordFault';

const context = ['Jane Doe', 'jane.doe@acme.example', 'acme'];

describe('passwordFault', () => {
  it.each([
    ['elevenchars', 'at least 12'],
    ['x'.repeat(257), 'at most 256'],
    ['aaaaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabcabc', 'repeats'],
    ['Password1234!', 'easy to guess'],
    ['P@ssw0rd2026!!', 'easy to guess'],
    ['qwertyqwerty12', 'easy to guess'],
    ['JaneDoeAcme2026', 'easy to guess'],
    ['abcdefghijklmnop', 'easy to guess'],
    ['987654321098', 'easy to guess'],
    ['Summer2026Winter', 'easy to guess'],
  ])('refuses %s', (password, reason) => {
    expect(passwordFault(password, context)).toContain(reason);
  });

  it.each([
    'correct horse battery staple',
    'zuhause regnet es selten',
    '7391 5520 8846 1947',
    'x9!Kd02#mQpZ',
    'Пароль из четырёх слов',
  ])('takes %s, whatever kinds of characters it has', password => {
    expect(passwordFault(password, context)).toBeUndefined();
  });
});
