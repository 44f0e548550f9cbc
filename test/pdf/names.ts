// Words and names in the alphabets that the subsets draw.
export const names = {
  French: "Être né(e) à L’Haÿ-les-Roses, où l’hôte « œuvre » : Mme ÇAĞLAYAN ; 1er AVRIL, TVA, W., Y.-A.",
  Vietnamese: "Nguyễn Thị Thúy Đặng Hữu Phước Trường Ường Lê Quốc Bảo",
  Turkish: "Işıl Çağrı ŞENGÜL İğdır Yılmaz TATLISES",
  Polish: "Łódź Wrześniewski Żółć Kędzierzyn-Koźle",
  Wolof: "Aïssatou NDIAYE Ñaan ŋaam Cheikh Xëy Kër Ŋ",
  Yoruba: "Adébọ̀wálé Ọláṣubọ̀mí Ẹ̀gbá Ṣọ́lá Ìfẹ́olúwa Ọ̀ṣun Ẹ́ẹ́",
  Ewe: "Ɖɔ̃̀nɔ́ Kɔ̀ƒí Ɣɛ́tɔ́ Ŋ́kɔ̃ ʋɔ̀",
  Bambara: "Kɛ̀lɛ̀tígí Fɔ̀rɔ́kɔ̀ ɲɛ́ Ɲ̀",
  "transliterated Arabic": "ʿAbd al-Raḥmān Ḥusayn Ṣāliḥ ʾAḥmad Ẓāhir Ġazāl Qurʾān Ḫālid H̱ālid Ṯ ḏ",
  Somali: "Xasan Cali Maxamed Cabdiraxmaan Faarax",
  Lithuanian: "į̃ j̃ i̇̀ i̇́ ė̃ ų́",
  "Latin American": "Ñandú Güiraldes Mỹ g̃ Ỹ",
  Ukrainian: "Їжакевич Ґалаґан Євген Тарас ШЕВЧЕНКО а́ и́ ы́ є́",
  Chechen: "Кадыровгӏар Ӏаьрбийн",
  Greek: "Αλέξανδρος Παπαδόπουλος Ὦ Μᾶρκος Άγγελος ᾳ Τόλης ΑΥΤΟ",
  stacks: "ṩ̀ ọ̣̈ ạ̣ x̣̂ u̱̍ á̃̀ ḿ̂ ṳ̂ l̥ r̥̄ c̨̦ t͡s k͜p",
};
