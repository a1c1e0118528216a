# Layouts that are written in one go, beside those that are not: both give what CPython gives.
values = [0, 7, -7, 123456, True, 1.5, -2.345, 0.0, -0.0, 1e20, float('inf'), float('nan'), 'ab', 'é', '', None]
specs = ['', '5', '<5', '>5', '^6', '05', '08.3f', '.2f', '10.1f', '<10.1f', 'd', '5d', 's', '6s', '.1', '.3s', 'x', '+d', ',', 'e', '%', '^^5', '*>5', '0', '0<5', '.f', '1001d'[:1]]
for value in values:
    for spec in specs:
        try:
            print(repr(value), spec, '|', f'{value:{spec}}', '|')
        except (ValueError, TypeError) as e:
            print(repr(value), spec, type(e).__name__, e)
    print(f'{value}', f'{value!r}', f'{value!s}', f'{value!a}', f'{value!r:>12}')

for form, args in [('%d', 3), ('%5d|%-5d|%05d', (1, 2, -3)), ('%s', 'x'), ('%s %s', (1.5, None)), ('%r', 'x'), ('%r', 3),
                   ('%x %X %o', (255, 255, 8)), ('%.2f %e %g', (1.234, 1.0, 1e10)), ('%%', ()), ('%d%%', 5), ('%s', True),
                   ('%5s|%-5s|%.1s', ('ab', 'ab', 'ab')), ('%d', True), ('%d', 2.9), ('%s', ((1, 2),)), ('%c', 65),
                   ('%+d % d', (1, 2)), ('%#x', 255), ('%d', 10 ** 20), ('%5.3d', 7), ('%(a)s', {'a': 1}), ('%i', -5)]:
    print(form, '->', form % args)
for form, args in [('%d', 'x'), ('%s %s', 1), ('%s', (1, 2)), ('%', 1), ('%y', 1), ('x', 1), ('%d', None), ('%x', 1.5), ('%.', 1)]:
    try:
        print(form % args)
    except (TypeError, ValueError) as e:
        print(form, type(e).__name__)
print('abc' % {}, 'abc' % [], '%s' % [])
