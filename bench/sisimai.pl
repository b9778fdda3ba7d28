# `perl sisimai.pl SECONDS FILE…`: read all files over and over for so many seconds of computing,
# and print how many a second that is, how many of them were read as bounces, and the version.
use strict;
use warnings;
use Sisimai;

my ($seconds, @files) = @ARGV;
# The newer name of the same method, and the older one.
my $method = Sisimai->can('rise') // Sisimai->can('make');

sub read_all {
    return scalar grep { @{ $method->('Sisimai', $_) // [] } } @files;
}

sub computed { my @times = times; return $times[0] + $times[1] }

my $read = read_all();    # once unmeasured: it loads its modules as it needs them
my ($done, $start, $took) = (0, computed(), 0);
while ($took < $seconds) {
    read_all();
    $done += @files;
    $took = computed() - $start;
}
printf "%f %d %s\n", $done / $took, $read, Sisimai->version;
