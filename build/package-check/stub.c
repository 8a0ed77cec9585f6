/* A stand-in for Electron's program: it holds a fuse wire to be flipped and says what it is. */
#include <stdio.h>
__attribute__((used)) static volatile const char wire[] = SENTINEL "\x01" FUSE_COUNT_CHAR FUSES;
int main(void) {
  puts("This is a stub for checking how the product is packed. It is not a release.");
  return wire[0] == 0;
}
