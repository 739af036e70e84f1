
# ---- The bundle's SHA-256 in words ----

# HEX: its first 16 bytes as two rows of eight words of the PGP list.
words_of() {
  awk -v hex="$1" -v even="$even_words" -v odd="$odd_words" 'BEGIN {
    split(even, evens, " ")
    split(odd, odds, " ")
    for (byte = 0; byte < 16; byte++) {
      high = index("0123456789abcdef", substr(hex, 2 * byte + 1, 1)) - 1
      low = index("0123456789abcdef", substr(hex, 2 * byte + 2, 1)) - 1
      place = 16 * high + low + 1
      printf "%s%s", byte % 2 ? odds[place] : evens[place], byte % 8 == 7 ? "\n" : " "
    }
  }'
}
