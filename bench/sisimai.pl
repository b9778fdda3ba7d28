# `perl sisimai.pl SECONDS FILE…`: read those files over and over for so many seconds of computing that
# are bounces to it, and print, each in a line, how many a second that is, the version, and those files.
use strict;
use warnings;
use Sisimai;

my ($seconds, @files) = @ARGV;
# The newer name of the same method, and the older one.
my $method = Sisimai->can('rise') // Sisimai->can('make');

sub bounces {
    return grep { @{ $method->('Sisimai', $_) // [] } } @_;
}

sub computed { my @times = times; return $times[0] + $times[1] }

my @read = bounces(@files);    # once unmeasured: it loads its modules as it needs them
exit unless @read;
my ($done, $start, $took) = (0, computed(), 0);
while ($took < $seconds) {
    $done += bounces(@read);
    $took = computed() - $start;
}
print join("\n", $done / $took, Sisimai->version, @read), "\n";
